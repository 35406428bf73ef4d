import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import type { Submitted } from './types.ts';

type Content = Submitted['content'];
type Props = { readonly content: Content };
type Statement = NonNullable<Content['statement']>;
type Opinion = NonNullable<Content['opinion']>;

/** A file that was handed in, or an address: both open in a new tab, so that the review stays where it is. */
const NewTab = ({ href, text }: { readonly href: string; readonly text: string }) => {
  const { t } = useTranslation('reviews');
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {text}
      <span className="visually-hidden"> ({t('source.open')})</span>
      <span aria-hidden="true"> ↗</span>
    </a>
  );
};

const fileAddress = (productId: string, id: string): string => `/api/v1/products/${productId}/evidence/${id}`;

const Evidence = ({
  productId,
  evidence,
}: {
  readonly productId: string;
  readonly evidence: Statement['evidence'];
}) => {
  const { t } = useTranslation('reviews');
  if (evidence.length === 0) return <span className="soft">{t('source.noEvidence')}</span>;
  return (
    <ul className="plain-list">
      {evidence.map((each) =>
        each.kind === 'file' ? (
          <li key={each.id}>
            <NewTab href={fileAddress(productId, each.id)} text={each.name} />
            <div className="hash soft small">{each.sha256}</div>
          </li>
        ) : (
          <li key={each.url}>
            <NewTab href={each.url} text={each.url} />
          </li>
        ),
      )}
    </ul>
  );
};

const StatementFacts = ({ productId, statement }: { readonly productId: string; readonly statement: Statement }) => {
  const { t } = useTranslation('reviews');
  const { kind, text, licence, legalBasis, evidence } = statement;
  return (
    <>
      <p className="as-typed">{text.zh}</p>
      {text.en === '' || text.en === text.zh ? null : <p className="as-typed">{text.en}</p>}
      <dl className="facts">
        <dt>{t('source.kind')}</dt>
        <dd>{t(`sources.${kind}`)}</dd>
        <dt>{t('source.licence')}</dt>
        <dd>{licence || t('source.noLicence')}</dd>
        {legalBasis === undefined ? null : (
          <>
            <dt>{t('source.basis')}</dt>
            <dd>
              {t(`basis.${legalBasis.kind}`)}
              {legalBasis.text === '' ? null : <p className="as-typed">{legalBasis.text}</p>}
            </dd>
          </>
        )}
        <dt>{t('source.evidence')}</dt>
        <dd>
          <Evidence productId={productId} evidence={evidence} />
        </dd>
      </dl>
    </>
  );
};

/** Where the data come from, with every piece of evidence to open. */
export const Source = ({ content }: Props) => {
  const { t } = useTranslation('reviews');
  const { statement, productId } = content;
  return (
    <section className="panel">
      <h2>{t('source.title')}</h2>
      {statement === null ? (
        <p className="soft">{t('source.none')}</p>
      ) : (
        <StatementFacts productId={productId} statement={statement} />
      )}
    </section>
  );
};

const Checklist = ({ opinion }: { readonly opinion: Extract<Opinion, { kind: 'checklist' }> }) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  const asked = useAsk(['vocabulary'], (api) => api.GET('/api/v1/catalog/vocabulary'));
  const textOf = (id: string): string => {
    const found = asked.data?.checklist.questions.find((question) => question.id === id);
    return found === undefined ? id : inLanguage(found.text, language);
  };
  return (
    <>
      <p className="soft">{t('opinion.checklist', { edition: opinion.edition })}</p>
      <ScrollBox label={t('opinion.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('opinion.question')}</th>
              <th scope="col">{t('opinion.answer')}</th>
              <th scope="col">{t('opinion.note')}</th>
            </tr>
          </thead>
          <tbody>
            {opinion.answers.map(({ question, answer, note }) => (
              <tr key={question}>
                <td>{textOf(question)}</td>
                <td className={answer === 'no' ? 'against' : ''}>{t(`answers.${answer}`)}</td>
                <td>{note || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
};

type ThirdPartyProps = { readonly productId: string; readonly opinion: Extract<Opinion, { kind: 'thirdParty' }> };

const ThirdParty = ({ productId, opinion }: ThirdPartyProps) => {
  const { t } = useTranslation('reviews');
  const { verdict, conditions, file, givenBy, onBehalf } = opinion;
  const signer = useAsk(['members', givenBy], (api) =>
    api.GET('/api/v1/organisations/{id}', { params: { path: { id: givenBy } } }),
  );
  const language = useLanguage();
  const name = signer.data === undefined ? givenBy : language === 'zh' ? signer.data.name : signer.data.nameEn;
  return (
    <>
      <p className="soft">{t('opinion.thirdParty')}</p>
      <dl className="facts">
        <dt>{t('opinion.verdict')}</dt>
        <dd>{t(`verdicts.${verdict}`)}</dd>
        <dt>{t('opinion.conditions')}</dt>
        <dd className="as-typed">{conditions || t('opinion.noConditions')}</dd>
        <dt>{t('opinion.signer')}</dt>
        <dd>
          {name}
          {onBehalf ? ` (${t('opinion.onBehalf')})` : ''}
        </dd>
        <dt>{t('opinion.file')}</dt>
        <dd>
          <NewTab href={fileAddress(productId, file.id)} text={file.name} />
          <div className="hash soft small">{file.sha256}</div>
        </dd>
      </dl>
    </>
  );
};

/** The compliance opinion: the provider's own answers, or a third party's signed file. */
export const OpinionPanel = ({ content }: Props) => {
  const { t } = useTranslation('reviews');
  const { opinion, productId } = content;
  return (
    <section className="panel">
      <h2>{t('opinion.title')}</h2>
      {opinion === null ? (
        <p className="soft">{t('opinion.none')}</p>
      ) : opinion.kind === 'checklist' ? (
        <Checklist opinion={opinion} />
      ) : (
        <ThirdParty productId={productId} opinion={opinion} />
      )}
    </section>
  );
};
