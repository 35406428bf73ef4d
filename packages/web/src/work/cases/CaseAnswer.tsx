import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import type { Case } from './case.ts';
import { type CaseType, typeOf, useDefinition } from './definition.ts';

/** A case with the version of its programme that it stands on. */
export type ShownCase = { readonly one: Case; readonly type: CaseType };

type Draw = (shown: ShownCase) => ReactNode;

const WithType = ({ one, children }: { readonly one: Case; readonly children: Draw }) => (
  <Answer asked={useDefinition(one.type.definitionId)}>
    {(definition) => children({ one, type: typeOf(definition) })}
  </Answer>
);

/** The case of the address, asked anew every so often where others may work on it meanwhile, and drawn once its programme is there too. */
export const CaseAnswer = ({ everyMs, children }: { readonly everyMs?: number; readonly children: Draw }) => {
  const { id = '' } = useParams();
  const asked = useAsk(
    ['cases', id],
    (api) => api.GET('/api/v1/cases/{id}', { params: { path: { id } } }),
    everyMs === undefined ? {} : { everyMs },
  );
  return <Answer asked={asked}>{(one) => <WithType one={one}>{children}</WithType>}</Answer>;
};
