import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import type { Assessment, Read } from '../answers.ts';

/** A flagged cell as the API lists it. */
export type Suspect = Read<'/api/v1/datasets/{id}/versions/{number}/assessment/suspects'>['items'][number];

type Verdict = NonNullable<Suspect['mark']>;
type Said = { readonly suspect: Suspect; readonly verdict: Verdict };

/** Says of a flagged cell whether it is wrong or right; all that is shown of the dataset is asked for anew afterwards. */
export const useMark = ({ datasetId, versionNumber }: Assessment) =>
  useDo(
    (api, { suspect: { row, column }, verdict }: Said) =>
      api.POST('/api/v1/datasets/{id}/versions/{number}/assessment/suspects/marks', {
        params: { path: { id: datasetId, number: versionNumber } },
        body: { row, column, verdict },
      }),
    ['datasets'],
  );

/** Two buttons, pressed as the cell is marked: at once while the server is told, and as it was when that fails. */
export const SuspectMark = ({
  suspect,
  mark,
}: {
  readonly suspect: Suspect;
  readonly mark: ReturnType<typeof useMark>;
}) => {
  const { t } = useTranslation('datasets');
  const said = mark.variables?.suspect;
  const isMeant = mark.isPending && said?.row === suspect.row && said.column === suspect.column;
  const shown = isMeant ? mark.variables?.verdict : suspect.mark;
  return (
    <fieldset className="marks" aria-label={t('suspects.mark')}>
      {(['wrong', 'right'] as const).map((verdict) => (
        <Button
          key={verdict}
          size="small"
          aria-pressed={shown === verdict}
          type={shown === verdict ? 'primary' : 'default'}
          disabled={mark.isPending && !isMeant}
          onClick={(event) => {
            // the line beneath opens on a click
            event.stopPropagation();
            mark.mutate({ suspect, verdict });
          }}
        >
          {t(`suspects.markedAs.${verdict}`)}
        </Button>
      ))}
    </fieldset>
  );
};
