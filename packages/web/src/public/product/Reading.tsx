import { useTranslation } from 'react-i18next';
import { readingTools, snippetOf } from '../../shared/snippets.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useMounted } from '../parts/useMounted.ts';
import type { Product } from './product.ts';

const names = { pandas: 'pandas', spark: 'Spark', duckdb: 'DuckDB', powerbi: 'Power BI', curl: 'curl' } as const;

/** How to read the data, tool by tool: tabs of radio buttons, so that they work by keyboard and without a script. */
export const Reading = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('product');
  const origin = useMounted() ? location.origin : '';
  const canShare = product.deliveredBy.includes('share');
  return (
    <section className="section" aria-labelledby="reading">
      <h2 id="reading">{t('section.reading')}</h2>
      <p>{t(canShare ? 'readingLead' : 'readingOther')}</p>
      {canShare ? (
        <fieldset className="tabs">
          <legend className="visually-hidden">{t('tool')}</legend>
          {readingTools.map((tool, at) => {
            const text = snippetOf(tool, { origin, profile: 'profile.share' });
            return (
              <div key={tool} className="tab">
                <input
                  type="radio"
                  name="tool"
                  id={`tool-${tool}`}
                  defaultChecked={at === 0}
                  className="visually-hidden"
                />
                <label htmlFor={`tool-${tool}`}>{names[tool]}</label>
                <div className="panel">
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
                  <pre tabIndex={0}>{text}</pre>
                  <CopyButton text={text} />
                </div>
              </div>
            );
          })}
        </fieldset>
      ) : null}
    </section>
  );
};
