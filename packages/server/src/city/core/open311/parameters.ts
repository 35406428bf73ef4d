/** Parameters of a call, by name, in their order. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Collects parameters. An empty one equals an absent one (GeoReport v2, "Empty or omitted parameters"). */
export const readParameters = (pairs: Iterable<readonly [string, string]>): Parameters => {
  const found = new Map<string, string[]>();
  for (const [name, value] of pairs)
    if (value.trim() !== '') found.set(name, [...(found.get(name) ?? []), value.trim()]);
  return found;
};

/** The one value of a parameter; the last where it was given more than once. */
export const parameterOf = (parameters: Parameters, name: string): string | undefined => parameters.get(name)?.at(-1);

/** The values of a parameter that is a comma-separated list. */
export const listIn = (parameters: Parameters, name: string): string[] =>
  (parameterOf(parameters, name) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

const attributeName = /^attribute\[([^[\]]{1,100})\](\[\])?$/;

/** Answers to a service's questions: `attribute[code]=value`, and `attribute[code][]=value` for each of several. */
export const attributesIn = (parameters: Parameters): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...parameters].flatMap(([name, values]) => {
      const code = attributeName.exec(name)?.[1];
      return code === undefined ? [] : [[code, values] as const];
    }),
  );

/** How answers are written. */
export type Format = 'xml' | 'json';

/** Takes `code.xml` apart; undefined without one of the two formats behind the last point. */
export const readFileName = (file: string): { readonly name: string; readonly format: Format } | undefined => {
  const [, name, format] = /^(.+)\.(xml|json)$/.exec(file) ?? [];
  return name === undefined || (format !== 'xml' && format !== 'json') ? undefined : { name, format };
};
