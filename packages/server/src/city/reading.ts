import type { FastifyRequest } from 'fastify';
import { type Outcome, ok, refuse } from '#kernel';
import { createGate } from '#platform/gate';
import { type Parameters, readParameters } from './core/open311/parameters.ts';
import type { CityCode } from './errors.ts';
import { bodyBytesMax } from './model.ts';

/** A photo that came with a call. */
export type Photo = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** What came with a POST. */
export type FormBody = { readonly parameters: Parameters; readonly photos: readonly Photo[] };

type Pairs = Iterable<readonly [string, string]>;

const wrong = (what: string) => refuse('city.parameter_wrong', { what });

const collect = (pairs: Pairs): Outcome<Parameters, CityCode> => {
  const all = [...pairs];
  const isCarried = all.every((pair) => pair.every((text) => text.isWellFormed() && !text.includes('\0')));
  return isCarried ? ok(readParameters(all)) : wrong('text holds NUL or half a character');
};

const queryOf = (request: FastifyRequest): URLSearchParams => new URLSearchParams(request.url.split('?')[1] ?? '');

/** Parameters of a GET. */
export const readQuery = (request: FastifyRequest): Outcome<Parameters, CityCode> => collect(queryOf(request));

/** Bodies that are read at a time: each may take as much memory as photos do. */
const reading = createGate({ what: 'photos', places: 4, waitingMax: 100, waitMsMax: 10_000 });

/** How long a body may take: its greatest size over 4 Mbit/s. */
const bodyMsMax = 60_000;

const readBytes = async (request: FastifyRequest): Promise<Uint8Array | undefined> => {
  const timer = setTimeout(() => request.raw.destroy(), bodyMsMax).unref();
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request.raw) {
      bytes += (chunk as Buffer).length;
      if (bytes > bodyBytesMax) return undefined;
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
};

const parse = async (type: string, bytes: Uint8Array): Promise<FormData | undefined> => {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    // What cannot be taken apart is refused like anything else that is not as it should be.
    return undefined;
  }
};

const photoName = /^(?:photo|media)\d{0,2}$/;

const photosIn = async (form: FormData): Promise<Photo[]> => {
  const photos: Photo[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' || !photoName.test(name) || value.size === 0) continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    photos.push({ name: value.name.slice(0, 200) || name, mediaType: value.type.slice(0, 200), bytes });
  }
  return photos;
};

const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Reads the form of a POST, url-encoded or multipart with photos; parameters of the address count as well. */
export const readForm = (request: FastifyRequest): Promise<Outcome<FormBody, CityCode>> =>
  reading.pass(async () => {
    const type = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
    if (!formTypes.test(type)) return wrong('send application/x-www-form-urlencoded or multipart/form-data');
    const bytes = await readBytes(request);
    if (bytes === undefined) return refuse('city.body_too_large', { maxMiB: bodyBytesMax / (1024 * 1024) });
    const form = bytes.length === 0 ? new FormData() : await parse(type, bytes);
    if (form === undefined) return wrong('the body is not the form that its content type says');
    const texts = [...form.entries()].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    const parameters = collect([...queryOf(request), ...texts]);
    return parameters.ok ? ok({ parameters: parameters.value, photos: await photosIn(form) }) : parameters;
  });
