import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import type { Assessment, Version } from '../answers.ts';
import { useAssessment } from './asking.ts';
import { levelInForce } from './levels.ts';

type Line = { readonly name: string; readonly before: string; readonly after: string };

/** How much a column's fill must change to be worth a line: half a per cent. */
const fillChangeMin = 0.005;

const fillOf = (assessment: Assessment | null | undefined, column: string): number | undefined => {
  const found = assessment?.columns.find(({ name }) => name === column);
  return found === undefined || found.count + found.nulls === 0 ? undefined : found.count / (found.count + found.nulls);
};

type Sides = {
  readonly before: Version;
  readonly after: Version;
  readonly was: Assessment | null | undefined;
  readonly is: Assessment | null | undefined;
};

const useLines = ({ before, after, was, is }: Sides): Line[] => {
  const { t } = useTranslation(['datasets', 'common']);
  const { number, bytes, percent } = useFormats();
  const none = t('versions.notAssessed');
  const score = (found: typeof was): string =>
    found === null || found === undefined
      ? none
      : `${found.quality.score?.toFixed(1) ?? '–'} · ${t('common:figure.coverage', { share: percent(found.quality.coverage, 0) })}`;
  const level = (found: typeof was): string => (found ? t(`common:level.${found.sensitivity.level}`) : none);
  const dimensionIds = is?.quality.dimensions ?? [];
  const dimension = (found: typeof was, id: string): string =>
    found?.quality.dimensions.find((each) => each.id === id)?.score?.toFixed(1) ?? '–';
  const columns = after.schema.map(({ title }) => title);
  const filled = columns.flatMap((name): Line[] => {
    const [from, to] = [fillOf(was, name), fillOf(is, name)];
    if (from === undefined || to === undefined || Math.abs(from - to) < fillChangeMin) return [];
    return [{ name: t('versions.filled', { column: name }), before: percent(from), after: percent(to) }];
  });
  const levels = (is?.columns ?? []).flatMap((column): Line[] => {
    const old = was?.columns.find(({ name }) => name === column.name);
    if (was === null || was === undefined || is === null || is === undefined || old === undefined) return [];
    const [from, to] = [levelInForce(was, old), levelInForce(is, column)];
    if (from === to) return [];
    return [{ name: column.name, before: t(`common:level.${from}`), after: t(`common:level.${to}`) }];
  });
  return [
    { name: t('versions.rows'), before: number(before.rows), after: number(after.rows) },
    { name: t('versions.bytes'), before: bytes(before.bytes), after: bytes(after.bytes) },
    { name: t('figure.columns'), before: number(before.schema.length), after: number(after.schema.length) },
    { name: t('figure.quality'), before: score(was), after: score(is) },
    ...dimensionIds.map(({ id, name }) => ({ name, before: dimension(was, id), after: dimension(is, id) })),
    { name: t('figure.level'), before: level(was), after: level(is) },
    {
      name: t('figure.suspects'),
      before: was ? number(was.suspects.count) : none,
      after: is ? number(is.suspects.count) : none,
    },
    {
      name: t('figure.duplicates'),
      before: was ? number(was.duplicateRows) : none,
      after: is ? number(is.duplicateRows) : none,
    },
    ...filled,
    ...levels,
  ];
};

const SchemaChanges = ({ before, after }: Pick<Sides, 'before' | 'after'>) => {
  const { t } = useTranslation('datasets');
  const old = new Map(before.schema.map(({ title, type }) => [title, type]));
  const now = new Map(after.schema.map(({ title, type }) => [title, type]));
  const added = [...now.keys()].filter((title) => !old.has(title));
  const lost = [...old.keys()].filter((title) => !now.has(title));
  const retyped = [...now].filter(([title, type]) => old.has(title) && old.get(title) !== type);
  return (
    <ul className="bullet-list">
      {added.length === 0 ? null : (
        <li>
          {t('versions.addedColumns')}: {added.join(' · ')}
        </li>
      )}
      {lost.length === 0 ? null : (
        <li>
          {t('versions.lostColumns')}: {lost.join(' · ')}
        </li>
      )}
      {retyped.length === 0 ? null : (
        <li>
          {t('versions.changedTypes')}:{' '}
          {retyped.map(([title, type]) => `${title}: ${old.get(title)} → ${type}`).join(' · ')}
        </li>
      )}
    </ul>
  );
};

const Table = (sides: Sides) => {
  const { t } = useTranslation('datasets');
  const lines = useLines(sides);
  const { before, after } = sides;
  return (
    <ScrollBox label={t('versions.what')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('versions.what')}</th>
            <th scope="col" className="number">
              {t('versions.before', { number: before.number })}
            </th>
            <th scope="col" className="number">
              {t('versions.before', { number: after.number })}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name} className={line.before === line.after ? 'same' : 'changed'}>
              <th scope="row">{line.name}</th>
              <td className="number">{line.before}</td>
              <td className="number">{line.before === line.after ? t('versions.same') : line.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

type Props = {
  readonly datasetId: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
};

/** Two versions side by side: rows, columns, quality, level, and which columns became fuller or emptier. */
export const Comparison = ({ datasetId, before, after }: Props) => {
  const was = useAssessment(datasetId, before?.number);
  const is = useAssessment(datasetId, after?.number);
  if (before === undefined || after === undefined) return null;
  return (
    <>
      <SchemaChanges before={before} after={after} />
      <Table before={before} after={after} was={was.data} is={is.data} />
    </>
  );
};
