import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../parts/saveFile.ts';

/** Codes for the day the phone is lost; shown this once. */
export const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => {
  const { t } = useTranslation(['settings', 'common']);
  const text = `${codes.join('\n')}\n`;
  return (
    <Alert
      type="warning"
      title={t('second.codes')}
      description={
        <>
          <pre>{text}</pre>
          <Button onClick={() => saveFile('corridor-recovery-codes.txt', text, 'text/plain')}>
            {t('common:act.download')}
          </Button>
        </>
      }
    />
  );
};
