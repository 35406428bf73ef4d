import { dataOf, type TypedApi } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import type { Answer } from '../parts/answers.ts';
import { TableBox } from '../parts/TableBox.tsx';
import { When } from '../parts/When.tsx';

type RuleSet = NonNullable<Answer<'/api/v1/products/{id}'>['datasets'][number]['quality']['ruleSet']>;

/** The rule sets that the newest product's figures rest on. */
const ruleSetsInUse = async (api: TypedApi): Promise<readonly RuleSet[]> => {
  const { items } = await dataOf(
    api.GET('/api/v1/products', { params: { query: { sort: 'newest', form: 'dataset', pageSize: 1 } } }),
  );
  const id = items[0]?.id;
  if (id === undefined) return [];
  const { datasets } = await dataOf(api.GET('/api/v1/products/{id}', { params: { path: { id } } }));
  const used = datasets.flatMap(({ quality, sensitivity }) => [quality.ruleSet, sensitivity?.ruleSet ?? null]);
  const sets = used.filter((ruleSet) => ruleSet !== null);
  return [...new Map(sets.map((ruleSet) => [ruleSet.id, ruleSet])).values()];
};

const load = async ({ api }: LoadInput) => {
  const [ruleSets, vocabulary] = await Promise.all([ruleSetsInUse(api), dataOf(api.GET('/api/v1/catalog/vocabulary'))]);
  return { ruleSets, checklist: vocabulary.checklist };
};

type Data = Awaited<ReturnType<typeof load>>;

const terms = {
  figures: ['quality', 'coverage', 'grade', 'indicator', 'level', 'value', 'rows'],
  deals: ['enforced', 'monitored', 'declared', 'price', 'escrow', 'acceptance', 'fee'],
  privacy: ['sample', 'withheld'],
  log: ['commitment', 'checkpoint', 'proof', 'consistency', 'version'],
} as const;

const groups = ['figures', 'deals', 'privacy', 'log'] as const;

const Terms = () => {
  const { t } = useTranslation('help');
  return groups.map((group) => (
    <section key={group} aria-labelledby={group}>
      <h2 id={group}>{t(`group.${group}`)}</h2>
      <dl className="terms">
        {terms[group].map((term) => (
          <div key={term}>
            <dt id={term}>{t(`term.${term}.name`)}</dt>
            <dd>{t(`term.${term}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
};

const RuleSets = ({ ruleSets }: Pick<Data, 'ruleSets'>) => {
  const { t } = useTranslation(['help', 'common']);
  const language = useLanguage();
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('rules.title')}</h2>
      <p>{t('rules.lead')}</p>
      {ruleSets.length === 0 ? (
        <p className="soft">{t('rules.none')}</p>
      ) : (
        <TableBox label={t('rules.title')}>
          <table>
            <thead>
              <tr>
                <th>{t('rules.number')}</th>
                <th>{t('rules.name')}</th>
                <th>{t('common:figure.edition')}</th>
                <th>{t('rules.from')}</th>
                <th>{t('rules.text')}</th>
              </tr>
            </thead>
            <tbody>
              {ruleSets.map((ruleSet) => (
                <tr key={ruleSet.id}>
                  <td>{ruleSet.number}</td>
                  <td>{inLanguage(ruleSet.title, language)}</td>
                  <td>{ruleSet.edition}</td>
                  <td>{ruleSet.effectiveOn === null ? '' : <When at={ruleSet.effectiveOn} />}</td>
                  <td>{t(ruleSet.verified ? 'rules.verified' : 'rules.unverified')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
};

const Checklist = ({ checklist }: Pick<Data, 'checklist'>) => {
  const { t } = useTranslation('help');
  const language = useLanguage();
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{t('checklist.title')}</h2>
      <p>{t('checklist.lead', { edition: checklist.edition })}</p>
      <details>
        <summary>{t('checklist.open', { questions: checklist.questions.length })}</summary>
        <ol>
          {checklist.questions.map(({ id, text }) => (
            <li key={id}>{inLanguage(text, language)}</li>
          ))}
        </ol>
      </details>
    </section>
  );
};

const Help = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('help');
  return (
    <div className="wrap">
      <div className="text-page">
        <div className="page-head">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <nav className="contents" aria-label={t('contents')}>
          {groups.map((group) => (
            <a key={group} href={`#${group}`}>
              {t(`group.${group}`)}
            </a>
          ))}
          <a href="#rules">{t('rules.title')}</a>
          <a href="#checklist">{t('checklist.title')}</a>
        </nav>
        <Terms />
        <RuleSets ruleSets={data.ruleSets} />
        <Checklist checklist={data.checklist} />
      </div>
    </div>
  );
};

/** What the figures and words mean, down to the rule and its edition; any figure can link to `/help#term`. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '帮助 · 数廊', description: '每个数字、每个词是什么意思，按哪条规则、哪一版算出来。' }
      : {
          title: 'Help · Corridor',
          description: 'What every figure and word means, and the rule and edition behind it.',
        },
  Component: Help,
};
