import { Button, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import type { Language } from '../../../shared/language.ts';
import type { Assessment } from '../answers.ts';

/** The report as it is sent to others: shown in a frame where no script runs, to be saved or printed. */
export const Report = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('datasets');
  const frame = useRef<HTMLIFrameElement>(null);
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [isShown, setShown] = useState(false);
  const { datasetId, versionNumber, id } = assessment;
  const path = `/api/v1/datasets/${datasetId}/versions/${versionNumber}/assessment/report.html?lang=${language}`;
  const choose = (next: Language): void => {
    setShown(false);
    setLanguage(next);
  };
  return (
    <>
      <p className="soft">{t('report.lead')}</p>
      <div className="row-of no-print">
        <Segmented<Language>
          aria-label={t('report.language')}
          value={language}
          onChange={choose}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Button disabled={!isShown} onClick={() => frame.current?.contentWindow?.print()}>
          {t('report.print')}
        </Button>
        <a className="link-button" href={`${path}&download=true`} download>
          {t('report.save')}
        </a>
        <a href={path} target="_blank" rel="noreferrer">
          {t('report.open')}
        </a>
        <span className="soft small" role="status">
          {isShown ? '' : t('report.making')}
        </span>
      </div>
      <iframe
        key={`${id}:${language}`}
        ref={frame}
        className="report-frame"
        title={t('report.title')}
        src={path}
        // no script runs; the page may be asked to print itself
        sandbox="allow-same-origin allow-modals"
        onLoad={() => setShown(true)}
      />
    </>
  );
};
