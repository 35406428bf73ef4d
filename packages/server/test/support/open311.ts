/** A client of Open311 for walks: forms, and answers read by parsers that are none of ours. */
import { execFileSync } from 'node:child_process';

/** An element as Python's expat reads it. */
export type Element = { readonly tag: string; readonly text: string; readonly children: readonly Element[] };

const program = `
import json, sys, xml.etree.ElementTree as tree
def plain(e): return {'tag': e.tag, 'text': e.text or '', 'children': [plain(c) for c in e]}
print(json.dumps(plain(tree.fromstring(sys.stdin.buffer.read()))))
`;

/** Reads XML with Python's parser; throws when it is not well formed. */
export const readXml = (xml: string): Element =>
  JSON.parse(execFileSync('python3', ['-c', program], { input: xml, encoding: 'utf8' })) as Element;

/** Text of the child of a name; undefined without one. */
export const textOf = (element: Element | undefined, tag: string): string | undefined =>
  element?.children.find((child) => child.tag === tag)?.text;

/** An answer as it came. */
export type Answer = { readonly status: number; readonly type: string; readonly text: string };

type Body = URLSearchParams | FormData | string;

/** Makes a client of the interface at an address. */
export const open311At = (address: string) => {
  const call = async (method: string, path: string, body?: Body, headers?: Record<string, string>): Promise<Answer> => {
    const response = await fetch(`${address}/open311/v2/${path}`, {
      method,
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    };
  };
  return {
    call,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    /** Sends a form, url-encoded. */
    post: (path: string, form: Readonly<Record<string, string>>) => call('POST', path, new URLSearchParams(form)),
    json: async <T>(path: string): Promise<T> => JSON.parse((await call('GET', path)).text) as T,
  };
};
