import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { toBase64 } from '../../shared/log/bytes.ts';
import { tileWidth } from '../../shared/log/leaf.ts';
import { TableBox } from '../parts/TableBox.tsx';
import { When } from '../parts/When.tsx';
import { type Placed, readEntries } from './reading.ts';
import { Verdict } from './Verdict.tsx';

/** Rows shown of a bundle at first: one screen. */
const rowsShown = 20;

type Kinds = Readonly<Record<string, string>>;

const Rows = ({ rows, kinds }: { readonly rows: readonly Placed[]; readonly kinds: Kinds }) => {
  const { t } = useTranslation('log');
  const { number } = useFormats();
  return (
    <TableBox label={t('entries')}>
      <table>
        <thead>
          <tr>
            <th className="number">{t('column.index')}</th>
            <th>{t('column.at')}</th>
            <th>{t('column.kind')}</th>
            <th>{t('column.commitment')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, leaf }) => (
            <tr key={index} id={`entry-${index}`}>
              <td className="number">{number(index)}</td>
              <td>
                <When at={leaf.at} withTime />
              </td>
              <td>
                {kinds[leaf.kind] ?? leaf.kind}
                <br />
                <code className="small soft">{leaf.kind}</code>
              </td>
              <td>
                <code className="small">{toBase64(leaf.commitment)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

const Finder = ({ size, onFind }: { readonly size: number; readonly onFind: (index: number) => void }) => {
  const { t } = useTranslation(['log', 'common']);
  const find = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = Number(new FormData(event.currentTarget).get('index'));
    if (Number.isSafeInteger(typed) && typed >= 0 && typed < size) onFind(typed);
  };
  return (
    <form className="finder" onSubmit={find}>
      <label htmlFor="index">{t('findIndex', { last: size - 1 })}</label>
      <input id="index" name="index" type="number" min={0} max={size - 1} required inputMode="numeric" />
      <button className="button quiet" type="submit">
        {t('common:act.open')}
      </button>
    </form>
  );
};

type Shown = { readonly bundle: number; readonly only: number | undefined; readonly count: number };

const useBundle = (bundle: number, size: number) => {
  const [rows, setRows] = useState<readonly Placed[] | 'failed'>();
  useEffect(() => {
    let isWanted = true;
    readEntries(bundle * tileWidth, size).then(
      (read) => isWanted && setRows(read),
      () => isWanted && setRows('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [bundle, size]);
  return rows;
};

/** Entries of the log: the newest, older ones, or one by its index. Each is hashed here and held against the tree. */
export const Entries = ({ size, kinds }: { readonly size: number; readonly kinds: Kinds }) => {
  const { t } = useTranslation(['log', 'common']);
  const { number } = useFormats();
  const last = Math.floor((size - 1) / tileWidth);
  const [shown, setShown] = useState<Shown>({ bundle: last, only: undefined, count: rowsShown });
  const rows = useBundle(shown.bundle, size);
  if (rows === undefined) return <p className="soft">{t('common:loading')}</p>;
  if (rows === 'failed') return <p className="note wrong">{t('unreachable')}</p>;
  const picked = rows.filter(({ index }) => shown.only === undefined || index === shown.only);
  const more = picked.length > shown.count || shown.bundle > 0 || shown.only !== undefined;
  const older = (): void => {
    if (shown.only !== undefined) setShown({ ...shown, only: undefined });
    else if (picked.length > shown.count) setShown({ ...shown, count: shown.count + rowsShown });
    else setShown({ bundle: shown.bundle - 1, only: undefined, count: rowsShown });
  };
  return (
    <>
      <Finder
        size={size}
        onFind={(index) => setShown({ bundle: Math.floor(index / tileWidth), only: index, count: rowsShown })}
      />
      <Rows rows={picked.slice(0, shown.count)} kinds={kinds} />
      <p className="small" aria-live="polite">
        <Verdict verdict={rows.every(({ isInTree }) => isInTree) ? 'holds' : 'fails'} />{' '}
        {t('hashed', { total: number(rows.length) })}
      </p>
      {more ? (
        <button type="button" className="button quiet" onClick={older}>
          {t(shown.only === undefined ? 'older' : 'around')}
        </button>
      ) : null}
    </>
  );
};
