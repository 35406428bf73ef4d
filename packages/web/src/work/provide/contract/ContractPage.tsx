import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Answer } from '../../parts/Answer.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { useDataset } from '../datasets/asking.ts';
import { useContract } from './asking.ts';
import { Check } from './Clauses.tsx';
import { KnownParts } from './KnownParts.tsx';
import { Needs } from './Needs.tsx';
import { Suggested } from './Suggested.tsx';
import { TextEditor } from './TextEditor.tsx';

/** A dataset's data contract: rules to accept, how the newest version stands to it, its known parts and its text. */
export const Page = () => {
  const { id = '' } = useParams();
  const { t } = useTranslation('dataContract');
  const language = useLanguage();
  const dataset = useDataset(id);
  const contract = useContract(id);
  const back = (
    <Link to={`/datasets/${id}`}>
      <Button>{t('back')}</Button>
    </Link>
  );
  return (
    <Answer asked={dataset}>
      {(found) => (
        <WorkView
          title={`${t('title')}: ${inLanguage({ zh: found.titleZh, en: found.titleEn }, language)}`}
          lead={t('lead')}
          actions={back}
        >
          <Answer asked={contract}>
            {(given) => (
              <>
                {given === null ? <p className="soft">{t('none')}</p> : null}
                <Suggested datasetId={id} startsOpen={given === null} />
                {found.latestVersion === null ? null : <Needs datasetId={id} number={found.latestVersion} />}
                {given === null ? null : <Check contract={given} />}
                {given === null ? null : <KnownParts contract={given} />}
                <TextEditor datasetId={id} contract={given} />
              </>
            )}
          </Answer>
        </WorkView>
      )}
    </Answer>
  );
};
