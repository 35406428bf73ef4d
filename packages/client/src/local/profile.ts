import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where this person is signed in. */
export type Profile = {
  readonly address: string;
  readonly token: string;
  readonly email: string;
  readonly organisationId: string;
};

/** The folder of this person's settings: `$XDG_CONFIG_HOME/corridor` or `~/.config/corridor`. */
export const settingsFolder = (): string => join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'corridor');

const profilePath = (): string => join(settingsFolder(), 'profile.json');

/** Remembers a sign-in, readable by this person alone. */
export const saveProfile = async (profile: Profile): Promise<void> => {
  await mkdir(dirname(profilePath()), { recursive: true, mode: 0o700 });
  await writeFile(profilePath(), `${JSON.stringify(profile, null, 2)}\n`, { mode: 0o600 });
};

/** The remembered sign-in; undefined when there is none. */
export const loadProfile = async (): Promise<Profile | undefined> => {
  const text = await readFile(profilePath(), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Profile);
};
