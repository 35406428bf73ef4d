import type { Money } from '../../shared/format.ts';
import { useAsk } from '../api.tsx';

const basisPoints = 10_000n;

/** The operator's part of a price in minor units, rounded down as the platform does. */
export const feeOf = ({ amountMinor, currency }: Money, feeBasisPoints: number): Money => ({
  amountMinor: ((BigInt(amountMinor) * BigInt(feeBasisPoints)) / basisPoints).toString(),
  currency,
});

/** One amount less another of the same currency. */
export const less = (a: Money, b: Money): Money => ({
  amountMinor: (BigInt(a.amountMinor) - BigInt(b.amountMinor)).toString(),
  currency: a.currency,
});

/** What the operator of an organisation's region takes, and how long silence lasts there; undefined until it is known. */
export const useConditions = (organisationId: string) => {
  const region = useAsk(['organisations', organisationId], (api) =>
    api.GET('/api/v1/organisations/{id}', { params: { path: { id: organisationId } } }),
  ).data?.region;
  const asked = useAsk(
    ['conditions', region],
    (api) => api.GET('/api/v1/regions/{region}/conditions', { params: { path: { region: region ?? '' } } }),
    { enabled: region !== undefined },
  );
  return asked.data === undefined || region === undefined ? undefined : { ...asked.data, region };
};

/** What my organisation has available in the books of a region; null where it has no account there. */
export const useAvailable = (currency: string, region: string | undefined): Money | null | undefined => {
  const asked = useAsk(['accounts', currency], (api) =>
    api.GET('/api/v1/ledger/accounts', { params: { query: { currency } } }),
  );
  if (asked.data === undefined) return undefined;
  const found = asked.data.items.find(
    (one) => one.kind === 'client' && (region === undefined || one.region === region),
  );
  return found === undefined ? null : { amountMinor: found.availableMinor, currency };
};
