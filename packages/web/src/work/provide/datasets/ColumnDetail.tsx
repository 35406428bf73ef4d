import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import type { Assessment, ProfiledColumn } from '../answers.ts';
import { Bar } from '../parts/Bar.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Distribution } from './Distribution.tsx';
import { LevelForm } from './LevelForm.tsx';
import { useClassName } from './words.ts';

type Props = { readonly column: ProfiledColumn };

const useFacts = (column: ProfiledColumn): (readonly [string, string])[] => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const { min, max, mean, stddev, q25, q50, q75, lengths, placeholders } = column;
  const figure = (value: number | null): string => (value === null ? '–' : number(value));
  const marked = placeholders === 0 ? '' : ` · ${t('profile.placeholders', { value: number(placeholders) })}`;
  return [
    [t('profile.kind'), t(`kind.${column.semanticType}`)],
    [t('profile.type'), column.type],
    [
      t('profile.filled'),
      `${number(column.count)} · ${t('profile.missing', { value: number(column.nulls) })}${marked}`,
    ],
    [
      t('profile.distinct'),
      column.distinctExact ? number(column.distinct) : t('profile.about', { value: number(column.distinct) }),
    ],
    ...(min === null ? [] : [[t('profile.range'), `${String(min)} – ${String(max)}`] as const]),
    ...(mean === null ? [] : [[t('profile.mean'), figure(mean)] as const]),
    ...(stddev === null ? [] : [[t('profile.stddev'), figure(stddev)] as const]),
    ...(q50 === null ? [] : [[t('profile.quartiles'), `${figure(q25)} · ${figure(q50)} · ${figure(q75)}`] as const]),
    ...(lengths === null ? [] : [[t('profile.lengths'), `${number(lengths.min)} – ${number(lengths.max)}`] as const]),
  ];
};

const Top = ({ column }: Props) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const most = Math.max(1, ...column.top.map(({ count }) => count));
  return (
    <>
      <h3>{t('profile.top')}</h3>
      {column.top.length === 0 ? (
        <p className="soft">{t('profile.noTop')}</p>
      ) : (
        <table className="top-values">
          <tbody>
            {column.top.map(({ value, count }) => (
              <tr key={String(value)}>
                <th scope="row">{String(value)}</th>
                <td>
                  <Bar share={count / most} />
                </td>
                <td className="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};

const Evidence = ({ column }: Props) => {
  const { t } = useTranslation('datasets');
  const { number, percent } = useFormats();
  const className = useClassName();
  const found = column.class;
  if (found === null) return null;
  const { checked, matched, valid } = found.evidence;
  return (
    <>
      <h3>
        {t('profile.class')}: {className(found.id)} {found.accepted ? null : `(${t('profile.unsure')})`}
      </h3>
      <p>
        {t('profile.evidence', {
          checked: number(checked),
          matched: number(matched),
          valid: number(valid),
          share: percent(found.confidence, 0),
        })}
      </p>
    </>
  );
};

/** One column: its facts, its values, what it was taken for, and its level, which can be set here. */
export const ColumnDetail = ({ column, assessment }: Props & { readonly assessment: Assessment }) => {
  const facts = useFacts(column);
  return (
    <>
      <Facts facts={facts} />
      <Distribution column={column} />
      <Evidence column={column} />
      <Top column={column} />
      <LevelForm column={column} assessment={assessment} />
    </>
  );
};
