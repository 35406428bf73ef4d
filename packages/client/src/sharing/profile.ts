/** What a profile file says: where to read, with which token, until when (PROTOCOL.md, "Profile File Format"). */
export type SharingProfile = {
  readonly endpoint: string;
  readonly bearerToken: string;
  readonly expirationTime?: string;
};

/** Newest profile format that this client reads. */
const versionMax = 2;

/**
 * Reads a profile's text: version 1, or version 2 with a bearer token. Throws with what is wrong with it.
 * A slash at the end of the endpoint is dropped, as the Python client does.
 */
export const parseProfile = (text: string): SharingProfile => {
  const profile: Readonly<Record<string, unknown>> = JSON.parse(text);
  const version = profile.shareCredentialsVersion;
  if (typeof version !== 'number' || version > versionMax)
    throw new Error(`This profile has the version ${String(version)}; versions up to ${versionMax} can be read.`);
  if (version > 1 && profile.type !== 'bearer_token')
    throw new Error(`This profile signs in by ${String(profile.type)}; only bearer_token can be used.`);
  const { endpoint, bearerToken, expirationTime } = profile;
  if (typeof endpoint !== 'string' || typeof bearerToken !== 'string')
    throw new Error('This profile names no endpoint or no bearerToken.');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bearerToken,
    ...(typeof expirationTime === 'string' ? { expirationTime } : {}),
  };
};
