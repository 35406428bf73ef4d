import { ApiProblem, dataOf, type TypedApi } from '@corridor/client/api';

/** A region whose operator runs services. */
export type Region = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** The regions served here, and the one that the address asks for; the first where it asks for none or for one that is not there. */
export const readRegions = async (
  api: TypedApi,
  query: URLSearchParams,
): Promise<{ readonly regions: readonly Region[]; readonly region: string | undefined }> => {
  const { items } = await dataOf(api.GET('/api/v1/regions'));
  const wanted = query.get('region');
  return {
    regions: items.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    region: items.find(({ code }) => code === wanted)?.code ?? items[0]?.code,
  };
};

const statusFault = 500;

/** The answer, or the platform's sentence why there is none; a fault of the platform goes up. */
export const orRefusal = async <T>(call: Promise<T>): Promise<{ readonly value?: T; readonly refusal: string }> => {
  try {
    return { value: await call, refusal: '' };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status >= statusFault) throw error;
    return { refusal: error.problem.detail };
  }
};
