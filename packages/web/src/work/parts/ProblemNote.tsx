import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api.tsx';

/** A refusal in the platform's own words, with the number of the request; a broken line says that nothing is lost. */
export const ProblemNote = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const text = problem === undefined || problem.detail === '' ? t('problem.offline') : problem.detail;
  const number = problem?.requestId ?? '';
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={text}
      description={
        number === '' ? undefined : <span className="soft small">{t('problem.requestId', { id: number })}</span>
      }
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('act.retry')}</Button>}
    />
  );
};
