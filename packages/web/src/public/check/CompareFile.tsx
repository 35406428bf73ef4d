import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toHex } from '../../shared/log/bytes.ts';
import { canHash, sha256 } from '../../shared/log/hash.ts';
import { useMounted } from '../parts/useMounted.ts';

/** Largest file that is hashed here: browsers hash in memory only, and no paper of ours is near it. */
const fileBytesMax = 256 * 1024 * 1024;

type Result = { readonly hash: string; readonly isSame: boolean } | 'tooLarge' | undefined;

type Props = {
  readonly hashes: readonly string[];
  /** Whether a paper or certified data are compared. */
  readonly of?: 'paper' | 'data';
};

/** A field for a file; its SHA-256 is computed in the browser and compared with those that were handed out. */
export const CompareFile = ({ hashes, of = 'paper' }: Props) => {
  const { t } = useTranslation('check');
  const [result, setResult] = useState<Result>();
  const isUnable = useMounted() && !canHash();
  const compare = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return setResult(undefined);
    if (file.size > fileBytesMax) return setResult('tooLarge');
    const hash = toHex(await sha256(new Uint8Array(await file.arrayBuffer())));
    setResult({ hash, isSame: hashes.includes(hash) });
  };
  if (isUnable) return <p className="note attention">{t('insecure')}</p>;
  return (
    <>
      <div className="field narrow">
        <label htmlFor={`file-${of}`}>{t('file')}</label>
        <input id={`file-${of}`} type="file" onChange={({ target }) => void compare(target.files?.[0])} />
      </div>
      <div aria-live="polite">
        {result === 'tooLarge' ? (
          <p className="note wrong">{t(of === 'data' ? 'certificate.tooLarge' : 'tooLarge')}</p>
        ) : null}
        {result === undefined || result === 'tooLarge' ? null : (
          <p className={result.isSame ? 'note good' : 'note wrong'}>
            {of === 'data'
              ? t(result.isSame ? 'certificate.same' : 'certificate.other')
              : t(result.isSame ? 'same' : 'other')}
            <br />
            <code className="small">{result.hash}</code>
          </p>
        )}
      </div>
    </>
  );
};
