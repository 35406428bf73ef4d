import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import type { Read } from '../answers.ts';

type Certificate = Read<'/api/v1/certificates/{id}'>;

/** Hands out the signed certificate of a version's newest assessment; the same file each time. */
export const CertificateButton = ({ datasetId, number }: { readonly datasetId: string; readonly number: number }) => {
  const { t } = useTranslation('datasets');
  const params = { params: { path: { id: datasetId, number } } };
  const issue = useDo<Certificate>((api) => api.POST('/api/v1/datasets/{id}/versions/{number}/certificate', params));
  const save = async (): Promise<void> => {
    const certificate = await issue.mutateAsync().catch(() => undefined);
    if (certificate === undefined) return;
    saveFile(`${certificate.statement.id}.json`, `${JSON.stringify(certificate, null, 2)}\n`, 'application/json');
  };
  return (
    <>
      <Tooltip title={t('certificate.text')}>
        <Button loading={issue.isPending} onClick={() => void save()}>
          {t('certificate.get')}
        </Button>
      </Tooltip>
      {issue.error === null ? null : <ProblemNote error={issue.error} />}
    </>
  );
};
