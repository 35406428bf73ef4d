import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, ok, refuse } from '#kernel';
import type { Account } from './account.ts';
import { ownName } from './cluster.ts';

/** Only part of the socket's file name: nothing listens on a network. */
export const socketPort = 5432;

/** The kernel's limit for a socket's path is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const pathBytesMax = 100;

/** The file of the server's socket in its folder. */
export const socketPath = (socketDir: string): string => join(socketDir, `.s.PGSQL.${socketPort}`);

/** Where the socket is: by its name for clients, and by the name the server must be told. */
export type SocketPlace = { readonly folder: string; readonly serverName: string; remove(): void };

/** A short folder of the cluster's own, always the same one, so that an orphan in it is found again. */
const shortFolder = (clusterDir: string): string =>
  `/tmp/corridor-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 16)}`;

const isPrivateTo = (folder: string, uid: number | undefined): boolean => {
  const stat = lstatSync(folder);
  return stat.isDirectory() && stat.uid === uid && (stat.mode & 0o077) === 0;
};

const makePrivate = (folder: string, account: Account): void => {
  if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(folder, { mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
};

/** The cluster's own folder, or where its path is too long for a socket, a private folder under /tmp. */
export const socketPlace = (
  account: Account,
  clusterDir: string,
): Outcome<SocketPlace, 'database.socket_folder_taken'> => {
  if (Buffer.byteLength(socketPath(clusterDir)) <= pathBytesMax)
    return ok({ folder: clusterDir, serverName: ownName(account, clusterDir), remove: () => {} });
  const folder = shortFolder(clusterDir);
  makePrivate(folder, account);
  if (!isPrivateTo(folder, account?.uid ?? process.getuid?.()))
    return refuse('database.socket_folder_taken', { folder });
  return ok({ folder, serverName: folder, remove: () => rmdirSync(folder) });
};
