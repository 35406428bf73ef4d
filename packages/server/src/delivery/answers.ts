import type { ResponseFormat } from './core/capabilities.ts';
import {
  type EndStream,
  endStreamLine,
  type FileAction,
  lineMaker,
  metadataLine,
  protocolLine,
  type TableFacts,
  type UrlParts,
} from './core/sharing-format.ts';
import type { SharedFile, SharedVersion } from './model.ts';
import { restOf } from './views.ts';

/** Files of one action in one version, in the order of their lines. */
export type Batch = {
  readonly action: FileAction;
  readonly version: SharedVersion;
  readonly files: readonly SharedFile[];
  /** A metaData line that goes before them, when the schema changed and the client asked for it. */
  readonly metadata?: TableFacts;
};

/** Everything that an answer says. */
export type AnswerParts = {
  readonly format: ResponseFormat;
  readonly table: TableFacts;
  readonly batches: readonly Batch[];
  readonly urls: UrlParts;
  /** Whether lines name their version: in change feeds, and when a version or time was asked for. */
  readonly versionsShown: boolean;
  readonly end: EndStream | undefined;
};

/** Lines that go out in one chunk: large enough for the socket, small enough that memory stays flat. */
const linesPerChunk = 256;

function* fileLines(parts: AnswerParts, batch: Batch): Generator<string> {
  const { format, urls, versionsShown: shown } = parts;
  const { number, createdAtMs } = batch.version;
  const makeLine = lineMaker(format, batch.action, urls, { number, createdAtMs, shown });
  for (let at = 0; at < batch.files.length; at += linesPerChunk) {
    let chunk = '';
    for (const file of batch.files.slice(at, at + linesPerChunk))
      chunk += makeLine(file.id, restOf(format, batch.action, file));
    yield chunk;
  }
}

/** The lines of an answer in chunks: protocol, metadata, files, and the end of the stream for those who asked. */
export function* renderAnswer(parts: AnswerParts): Generator<string> {
  yield protocolLine(parts.format) + metadataLine(parts.format, parts.table);
  for (const batch of parts.batches) {
    if (batch.metadata !== undefined) yield metadataLine(parts.format, batch.metadata);
    yield* fileLines(parts, batch);
  }
  if (parts.end !== undefined) yield endStreamLine(parts.end);
}
