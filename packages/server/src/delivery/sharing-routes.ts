import { Readable } from 'node:stream';
import { decodePageToken, type Outcome, ok, refuse, toPage } from '#kernel';
import type { Route } from '#platform/http';
import { originOf } from '#platform/http';
import type { Answer, Call, SharingParts } from './answering.ts';
import {
  capabilitiesHeader,
  chooseFormat,
  fileIdHashHeader,
  parseCapabilities,
  parseFileIdHash,
  renderCapabilities,
} from './core/capabilities.ts';
import { sameName } from './core/names.ts';
import { ndjsonType } from './core/sharing-format.ts';
import type { DeliveryCode } from './errors.ts';
import { listSizeMax, type SharedTable, schemaName } from './model.ts';
import {
  headerOf,
  type ProtocolCall,
  type ProtocolHandler,
  type ProtocolSpec,
  protocolRoute,
  readBody,
  type SendSharingError,
} from './protocol.ts';
import { authenticateRecipient, type Recipient } from './recipients.ts';
import { readChangesQuery, readListQuery, readMetadataQuery, readQueryBody, readVersionQuery } from './requests.ts';
import { answerChanges, answerMetadata, answerQuery, answerVersion } from './sharing.ts';

type Path = { readonly share?: string; readonly schema?: string; readonly table?: string };

const pathOf = ({ request }: ProtocolCall): Path => request.params as Path;

const missing = (what: string) => refuse('delivery.not_found', { what });

/** The recipient, after its share and schema were found to be those of the path. */
const enter = async ({ kit }: SharingParts, call: ProtocolCall): Promise<Outcome<Recipient, DeliveryCode>> => {
  const recipient = await authenticateRecipient(kit, headerOf(call.request, 'authorization'));
  if (!recipient.ok) return recipient;
  const { share, schema } = pathOf(call);
  if (share !== undefined && !sameName(share, recipient.value.grant.shareName)) return missing('share');
  return schema !== undefined && !sameName(schema, schemaName) ? missing('schema') : recipient;
};

const findTable = (recipient: Recipient, name: string | undefined): Outcome<SharedTable, DeliveryCode> => {
  const table = recipient.tables.find((one) => sameName(one.name, name ?? ''));
  return table === undefined ? missing('table') : ok(table);
};

type Item = Readonly<Record<string, unknown>> & { readonly name: string };

/** Cuts a list to the page asked for; an empty page when nothing is asked for, as the protocol allows. */
const sendList = ({ request, reply }: ProtocolCall, items: readonly Item[]): Outcome<ProtocolCall['reply']> => {
  const query = readListQuery(request.query);
  if (!query.ok) return query;
  const { maxResults = listSizeMax, pageToken } = query.value;
  const after = pageToken === undefined || pageToken === '' ? '' : decodePageToken(pageToken);
  if (after === undefined) return refuse('delivery.parameter_wrong', { what: 'this pageToken is not one of ours' });
  const sorted = items.filter(({ name }) => name > after).sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = toPage(sorted, Math.min(maxResults, listSizeMax), ({ name }) => name);
  return ok(reply.type('application/json; charset=utf-8').send(JSON.stringify(page)));
};

const shareOf = ({ grant }: Recipient) => ({ name: grant.shareName, id: grant.id });

const tableItems = (recipient: Recipient) =>
  recipient.tables.map(({ id, name }) => ({
    name,
    schema: schemaName,
    share: recipient.grant.shareName,
    shareId: recipient.grant.id,
    id,
    accessModes: ['url'],
  }));

const listing =
  (parts: SharingParts, itemsOf: (recipient: Recipient) => readonly Item[]): ProtocolHandler =>
  async (call) => {
    const recipient = await enter(parts, call);
    return recipient.ok ? sendList(call, itemsOf(recipient.value)) : recipient;
  };

const listRoutes = (parts: SharingParts): ProtocolSpec[] => [
  {
    method: 'GET',
    path: '/shares',
    summary: 'List shares',
    handle: listing(parts, (recipient) => [shareOf(recipient)]),
  },
  {
    method: 'GET',
    path: '/shares/{share}',
    summary: 'Get a share',
    handle: async (call) => {
      const recipient = await enter(parts, call);
      if (!recipient.ok) return recipient;
      const body = JSON.stringify({ share: shareOf(recipient.value) });
      return ok(call.reply.type('application/json; charset=utf-8').send(body));
    },
  },
  {
    method: 'GET',
    path: '/shares/{share}/schemas',
    summary: 'List schemas of a share',
    handle: listing(parts, ({ grant }) => [{ name: schemaName, share: grant.shareName }]),
  },
  {
    method: 'GET',
    path: '/shares/{share}/schemas/{schema}/tables',
    summary: 'List tables of a schema',
    handle: listing(parts, tableItems),
  },
  {
    method: 'GET',
    path: '/shares/{share}/all-tables',
    summary: 'List all tables of a share',
    handle: listing(parts, tableItems),
  },
];

const callOf = async (parts: SharingParts, protocolCall: ProtocolCall): Promise<Outcome<Call>> => {
  const recipient = await enter(parts, protocolCall);
  if (!recipient.ok) return recipient;
  const table = findTable(recipient.value, pathOf(protocolCall).table);
  if (!table.ok) return table;
  const { request } = protocolCall;
  const capabilities = parseCapabilities(headerOf(request, capabilitiesHeader));
  return ok({
    recipient: recipient.value,
    table: table.value,
    format: chooseFormat(capabilities),
    endStreamAsked: capabilities.includeEndStreamAction,
    origin: originOf(parts.kit.config, request),
  });
};

const sendAnswer = ({ reply }: ProtocolCall, answer: Answer): Outcome<ProtocolCall['reply']> =>
  ok(
    reply
      .headers({
        'content-type': ndjsonType,
        'delta-table-version': String(answer.version),
        [capabilitiesHeader]: renderCapabilities(answer.format, answer.endStream),
        'cache-control': 'no-store',
      })
      .send(Readable.from(answer.chunks, { objectMode: false })),
  );

type TableHandler = (call: Call, protocolCall: ProtocolCall) => Promise<Outcome<Answer>>;

/** A call about one table; with `fileIds` it heeds and echoes the header that chooses how file ids are made. */
const onTable =
  (parts: SharingParts, options: { readonly fileIds: boolean }, work: TableHandler): ProtocolHandler =>
  async (protocolCall) => {
    const call = await callOf(parts, protocolCall);
    if (!call.ok) return call;
    const hash = options.fileIds ? parseFileIdHash(headerOf(protocolCall.request, fileIdHashHeader)) : undefined;
    if (hash === null) return refuse('delivery.parameter_wrong', { what: 'fileidhash must be parquet or delta' });
    const answer = await work(call.value, protocolCall);
    if (!answer.ok) return answer;
    if (hash !== undefined) protocolCall.reply.header(fileIdHashHeader, hash);
    return sendAnswer(protocolCall, answer.value);
  };

const versionHandler =
  (parts: SharingParts): ProtocolHandler =>
  async (protocolCall) => {
    const call = await callOf(parts, protocolCall);
    if (!call.ok) return call;
    const query = readVersionQuery(protocolCall.request.query);
    if (!query.ok) return query;
    const version = await answerVersion(parts, call.value.table, query.value.startingTimestamp);
    if (!version.ok) return version;
    return ok(protocolCall.reply.code(200).header('delta-table-version', String(version.value)).send());
  };

const table = '/shares/{share}/schemas/{schema}/tables/{table}';

const tableRoutes = (parts: SharingParts): ProtocolSpec[] => [
  { method: 'GET', path: `${table}/version`, summary: 'Version of a table', handle: versionHandler(parts) },
  { method: 'HEAD', path: table, summary: 'Version of a table, as older clients ask', handle: versionHandler(parts) },
  {
    method: 'GET',
    path: `${table}/metadata`,
    summary: 'Schema of a table',
    handle: onTable(parts, { fileIds: false }, async (call, { request }) => {
      const query = readMetadataQuery(request.query);
      return query.ok ? answerMetadata(parts, call, query.value) : query;
    }),
  },
  {
    method: 'POST',
    path: `${table}/query`,
    summary: 'Files of a table',
    handle: onTable(parts, { fileIds: true }, async (call, { request }) => {
      const text = await readBody(request);
      const body = text.ok ? readQueryBody(text.value) : text;
      return body.ok ? answerQuery(parts, call, body.value) : body;
    }),
  },
  {
    method: 'GET',
    path: `${table}/changes`,
    summary: 'Change feed of a table',
    handle: onTable(parts, { fileIds: true }, async (call, { request }) => {
      const query = readChangesQuery(request.query);
      return query.ok ? answerChanges(parts, call, query.value) : query;
    }),
  },
];

/** Calls that are answered with a reason: access by directory, and polls of queries that were never put off. */
const refusedRoutes = (parts: SharingParts): ProtocolSpec[] => [
  {
    method: 'POST',
    path: `${table}/temporary-table-credentials`,
    summary: 'Credentials for a directory: not offered',
    handle: async (protocolCall) => {
      const call = await callOf(parts, protocolCall);
      return call.ok ? refuse('delivery.not_supported', { what: 'access by directory' }) : call;
    },
  },
  {
    method: 'POST',
    path: `${table}/queries/{queryId}`,
    summary: 'Poll a query: every query is answered at once',
    handle: async (protocolCall) => {
      const call = await callOf(parts, protocolCall);
      return call.ok ? refuse('delivery.query_unknown') : call;
    },
  },
];

/** The calls of the Delta Sharing protocol (PROTOCOL.md, "REST APIs"). */
export const sharingRoutes = (parts: SharingParts, send: SendSharingError): Route[] =>
  [...listRoutes(parts), ...tableRoutes(parts), ...refusedRoutes(parts)].map((spec) =>
    protocolRoute(parts.kit, send, spec),
  );
