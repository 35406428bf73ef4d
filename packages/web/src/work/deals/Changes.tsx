import { useTranslation } from 'react-i18next';
import { changesOf } from './lines.ts';
import { useSay } from './say.ts';
import type { Proposal } from './terms.ts';

/** What changed from one version to the next, clause by clause: old beside new. */
export const Changes = ({ before, after }: { readonly before: Proposal; readonly after: Proposal }) => {
  const { t } = useTranslation('terms');
  const { lineText, lineTitle } = useSay();
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="soft">{t('change.none')}</p>;
  return (
    <div className="table-box">
      <table className="plain-table changes">
        <caption className="visually-hidden">{t('change.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('clause')}</th>
            <th scope="col">{t('change.before')}</th>
            <th scope="col">{t('change.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const line = change.after ?? change.before;
            return line === undefined ? null : (
              <tr key={change.key}>
                <th scope="row">{lineTitle(line)}</th>
                <td>
                  {change.before === undefined ? (
                    <span className="soft">{t('change.absent')}</span>
                  ) : (
                    <del>{lineText(change.before)}</del>
                  )}
                </td>
                <td>
                  {change.after === undefined ? (
                    <span className="soft">{t('change.absent')}</span>
                  ) : (
                    <ins>{lineText(change.after)}</ins>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
