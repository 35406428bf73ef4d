import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { StateTag } from '../parts/StateTag.tsx';
import type { Case } from './case.ts';
import { FileButton } from './FileButton.tsx';
import { useCaseWords } from './names.ts';

/** Documents that are asked for, whether they are there, and those that came. */
export const Materials = ({ one }: { readonly one: Case }) => {
  const { t } = useTranslation('cases');
  const { bytes, moment } = useFormats();
  const { say } = useCaseWords();
  const { asked, materials } = one;
  if (asked.length === 0 && materials.length === 0) return null;
  const maySupply = one.actions.some(({ action }) => action === 'supply');
  return (
    <section className="panel">
      <h2>{t('material.title')}</h2>
      <ul className="plain-list">
        {asked.map(({ key, title, isOptional, isThere }) => (
          <li key={key} className="material-line">
            <span>
              {say(title)}{' '}
              <StateTag meaning={isThere ? 'good' : isOptional ? 'plain' : 'attention'}>
                {t(isThere ? 'material.there' : isOptional ? 'material.optional' : 'material.missing')}
              </StateTag>
            </span>
            {maySupply ? (
              <FileButton place={{ kind: 'case', id: one.id }} materialKey={key} title={say(title)} />
            ) : null}
          </li>
        ))}
      </ul>
      {materials.length === 0 ? null : (
        <ul className="plain-list">
          {materials.map((file) => (
            <li key={file.id}>
              <a href={`/api/v1/cases/${one.id}/materials/${file.id}`} download>
                {file.name}
              </a>{' '}
              <span className="soft small">
                {say(file.title)} · {bytes(file.bytes)} · {moment(file.at)} · <code>{file.sha256.slice(0, 12)}…</code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
