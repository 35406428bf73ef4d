import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsk } from '../api.tsx';
import { useMe } from '../me.ts';
import { hasNative, isSecure } from './ed25519.ts';
import type { KeptKey } from './keyring.ts';
import { keptKeys } from './store.ts';

/** Keys of my organisation that this browser keeps, and what the browser can do. */
export const useKeptKeys = (): UseQueryResult<{ readonly keys: readonly KeptKey[]; readonly native: boolean }> => {
  const { organisationId } = useMe();
  return useQuery({
    queryKey: ['kept-keys', organisationId],
    queryFn: async () => ({ keys: await keptKeys(organisationId), native: await hasNative() }),
    enabled: isSecure(),
    networkMode: 'always',
  });
};

/** Makes pages look again at what the browser keeps. */
export const useKeysChanged = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['kept-keys'] });
    await client.invalidateQueries({ queryKey: ['keys'] });
  };
};

/**
 * How my organisation signs: with a key in this browser, by the platform on its behalf, with a key that is elsewhere, or not
 * at all yet. `insecure`: the page came over plain HTTP, where browsers do no cryptography.
 */
export type Signer =
  | { readonly how: 'asking' | 'none' | 'insecure' }
  | { readonly how: 'platform' | 'elsewhere'; readonly keyId: string; readonly publicKey: string }
  | { readonly how: 'here'; readonly keyId: string; readonly publicKey: string; readonly key: KeptKey };

/** The registered keys of an organisation, newest first. */
export const useOrganisationKeys = (organisationId: string) =>
  useAsk(['keys', organisationId], (api) =>
    api.GET('/api/v1/organisations/{id}/keys', { params: { path: { id: organisationId } } }),
  );

/** How my organisation signs now. */
export const useSigner = (): Signer => {
  const { organisationId } = useMe();
  const registered = useOrganisationKeys(organisationId);
  const kept = useKeptKeys();
  if (registered.data === undefined) return { how: 'asking' };
  const active = registered.data.items.find(({ state }) => state === 'active');
  if (active === undefined) return { how: 'none' };
  const { id: keyId, publicKey } = active;
  if (active.holder === 'platform') return { how: 'platform', keyId, publicKey };
  if (!isSecure()) return { how: 'insecure' };
  if (kept.data === undefined) return { how: 'asking' };
  const key = kept.data.keys.find((one) => one.publicKey === publicKey);
  return key === undefined ? { how: 'elsewhere', keyId, publicKey } : { how: 'here', keyId, publicKey, key };
};
