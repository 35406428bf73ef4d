/** Addresses of the licences that data are commonly published under, by SPDX identifier (lower case). */
const known: Readonly<Record<string, string>> = {
  'cc0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'cc-by-nc-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'odbl-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'odc-by-1.0': 'https://opendatacommons.org/licenses/by/1-0/',
  'pddl-1.0': 'https://opendatacommons.org/licenses/pddl/1-0/',
};

/** The address of a licence given as SPDX identifier ("CC BY 4.0" also counts) or as an address; undefined for other words. */
export const licenceAddress = (licence: string): string | undefined => {
  const text = licence.trim();
  const found = known[text.toLowerCase().replace(/\s+/g, '-')];
  if (found !== undefined) return found;
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
};
