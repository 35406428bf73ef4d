import { type Bytes, sameBytes } from '../../shared/log/bytes.ts';
import { hashBytes, hashLeaf } from '../../shared/log/hash.ts';
import { bundleOf, type Leaf, readBundle, tileWidth } from '../../shared/log/leaf.ts';
import { type Checkpoint, type LogKey, readCheckpoint, readLogKeys, signerOf } from '../../shared/log/note.ts';

/** The log as it stands now: its checkpoint as signed, its keys, and the key whose signature was found good. */
export type Head = {
  readonly note: string;
  readonly checkpoint: Checkpoint;
  readonly keys: readonly LogKey[];
  readonly signer: LogKey | undefined;
};

const fetchOk = async (path: string): Promise<Response> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};

const textOf = async (path: string): Promise<string> => (await fetchOk(path)).text();

/** Fetches checkpoint and keys and checks the signature; throws when the log cannot be reached or is none. */
export const readHead = async (): Promise<Head> => {
  const [note, vkey] = await Promise.all([textOf('/log/checkpoint'), textOf('/log/vkey')]);
  const checkpoint = readCheckpoint(note);
  if (checkpoint === undefined) throw new Error('no checkpoint');
  const keys = await readLogKeys(vkey);
  return { note, checkpoint, keys, signer: await signerOf(checkpoint, keys) };
};

/** An entry with its place, and whether its hash is the one that the tree has there. */
export type Placed = { readonly index: number; readonly leaf: Leaf; readonly isInTree: boolean };

const bytesAt = async (path: string): Promise<Bytes> => new Uint8Array(await (await fetchOk(path)).arrayBuffer());

/** The entries of one bundle, newest first; each is hashed here and held against the tree's tile. */
export const readEntries = async (entry: number, size: number): Promise<readonly Placed[]> => {
  const { index, width, entries, hashes } = bundleOf(entry, size);
  const [bundle, tile] = await Promise.all([bytesAt(entries), bytesAt(hashes)]);
  const leaves = readBundle(bundle, width);
  if (leaves === undefined || tile.length !== width * hashBytes) throw new Error('the bundle is not whole');
  const placed = leaves.map(async (leaf, at): Promise<Placed> => {
    const hash = tile.subarray(at * hashBytes, (at + 1) * hashBytes);
    return { index: index * tileWidth + at, leaf, isInTree: sameBytes(await hashLeaf(leaf.bytes), hash) };
  });
  return (await Promise.all(placed)).reverse();
};
