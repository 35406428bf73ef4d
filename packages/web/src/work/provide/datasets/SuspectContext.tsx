import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import type { Assessment, Read } from '../answers.ts';
import { type Suspect, SuspectMark, type useMark } from './SuspectMark.tsx';

type Context = Read<'/api/v1/datasets/{id}/versions/{number}/assessment/suspects/context'>;

const useContext = ({ datasetId, versionNumber }: Assessment, { row, column }: Suspect) =>
  useAsk<Context>(['datasets', datasetId, 'context', versionNumber, row, column], (api) =>
    api.GET('/api/v1/datasets/{id}/versions/{number}/assessment/suspects/context', {
      params: { path: { id: datasetId, number: versionNumber }, query: { row, column } },
    }),
  );

const Neighbours = ({ context }: { readonly context: Context }) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const isHit = (row: number, name: string | undefined): boolean =>
    row === context.row && (context.column === '' || context.column === name);
  return (
    <ScrollBox label={t('suspects.context')}>
      <table className="plain-table neighbours">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('suspects.row')}
            </th>
            {context.columns.map(({ name, isMasked }) => (
              <th key={name} scope="col">
                {name}
                {isMasked ? <span className="soft small"> {t('suspects.masked')}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {context.rows.map(({ row, values }) => (
            <tr key={row}>
              <th scope="row" className="number">
                {number(row + 1)}
              </th>
              {values.map((value, i) => {
                const name = context.columns[i]?.name;
                return (
                  <td key={name} {...(isHit(row, name) ? { className: 'hit' } : {})}>
                    {value ?? <span className="soft">{t('suspects.empty')}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

type Props = {
  readonly assessment: Assessment;
  readonly suspect: Suspect;
  readonly mark: ReturnType<typeof useMark>;
};

/** A flagged cell among its neighbours, with what the rule says and the word of a person. */
export const SuspectContext = ({ assessment, suspect, mark }: Props) => {
  const { t } = useTranslation('datasets');
  const { percent } = useFormats();
  const asked = useContext(assessment, suspect);
  return (
    <>
      <p>{suspect.reason}</p>
      <p className="soft">
        {t(`rule.${suspect.rule}`)} · {t('suspects.confidence')} {percent(suspect.confidence, 0)}
      </p>
      {asked.isPending ? (
        <Skeleton active title={false} />
      ) : (
        <Answer asked={asked}>{(context) => <Neighbours context={context} />}</Answer>
      )}
      <p className="soft small">{t('suspects.contextText')}</p>
      <h2>{t('suspects.mark')}</h2>
      <SuspectMark suspect={suspect} mark={mark} />
    </>
  );
};
