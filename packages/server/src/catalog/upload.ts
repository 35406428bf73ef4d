import type { Readable } from 'node:stream';
import type { Actor, Outcome } from '#kernel';
import { ok, refuse } from '#kernel';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import type { CatalogCode } from './errors.ts';
import { type EvidencePurpose, evidenceBytesMax } from './model.ts';
import { fileEvidence, type NewEvidence, ownProduct, stateAfter } from './service.ts';
import { listEvidence } from './store.ts';

class TooLarge extends Error {}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > evidenceBytesMax) throw new TooLarge();
    yield chunk;
  }
}

/** A file as it arrives. */
export type IncomingFile = {
  readonly productId: string;
  readonly purpose: EvidencePurpose;
  readonly name: string;
  readonly mediaType: string;
  readonly source: AsyncIterable<Uint8Array>;
};

const store = async (kit: Kit, key: string, source: AsyncIterable<Uint8Array>) => {
  try {
    return ok(await kit.blobs.putStream(key, limited(source)));
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse('catalog.evidence_too_large', { maxMiB: evidenceBytesMax / (1024 * 1024) });
    throw error;
  }
};

/**
 * Takes a file in as evidence: first the bytes, durable, then the row that refers to them. A refusal after the bytes
 * were written removes them again; a crash in between leaves a blob that nothing refers to.
 */
export const receiveEvidence = async (
  kit: Kit,
  actor: Actor,
  file: IncomingFile,
): Promise<Outcome<NewEvidence, CatalogCode>> => {
  const allowed = await kit.db.read(actor, async (tx): Promise<Outcome<unknown, CatalogCode>> => {
    const own = await ownProduct(tx, file.productId);
    return own.ok ? stateAfter(own.value, 'edit') : own;
  });
  if (!allowed.ok) return allowed;
  const id = newId('evd', kit.clock.now(), kit.random);
  const blobKey = `catalog/evidence/${file.productId}/${id}`;
  const stored = await store(kit, blobKey, file.source);
  if (!stored.ok) return stored;
  const { productId, purpose, name, mediaType } = file;
  const filed =
    stored.value.bytes === 0
      ? refuse('catalog.evidence_empty')
      : await kit.db.transact(actor, (tx) =>
          fileEvidence(tx, { id, productId, purpose, name, mediaType, blobKey, ...stored.value }),
        );
  if (!filed.ok) await kit.blobs.delete(blobKey);
  return filed;
};

/** A stored evidence file with its bytes. */
export type OpenFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly body: Readable;
};

/** Opens an evidence file for the product's owner or the operator it was submitted to. */
export const openEvidence = async (
  kit: Kit,
  actor: Actor,
  wanted: { readonly productId: string; readonly evidenceId: string },
): Promise<Outcome<OpenFile, CatalogCode>> => {
  const files = await kit.db.read(actor, (tx) => listEvidence(tx, wanted.productId));
  const file = files.find((row) => row.id === wanted.evidenceId);
  const body = file === undefined ? undefined : await kit.blobs.get(file.blob_key);
  return file === undefined || body === undefined
    ? refuse('catalog.evidence_unknown', { evidence: wanted.evidenceId })
    : ok({ name: file.name, mediaType: file.media_type, bytes: Number(file.bytes), body });
};
