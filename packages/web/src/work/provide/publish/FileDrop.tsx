import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';

type Props = {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  /** What the file dialogue offers first, and which kinds are taken; data files when absent. */
  readonly kinds?: { readonly accept: string; readonly text: string };
};

/** What the file dialogue offers first; anything may be chosen, the platform looks at the bytes. */
const offered = '.csv,.tsv,.txt,.gz,.zst,.parquet,.xlsx,.xls,.ods,.json,.geojson,.ndjson,.zip,text/csv';

/** A place to drop a file on, with a file button for mouse and keyboard. */
export const FileDrop = ({ file, onFile, kinds }: Props) => {
  const { t } = useTranslation('publish');
  const { bytes } = useFormats();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [note, setNote] = useState('');
  const take = (files: FileList | null): void => {
    const first = files?.[0];
    if (first === undefined) return;
    setNote(files !== null && files.length > 1 ? t('drop.onlyOne') : '');
    onFile(first);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file button is the one for everybody
    <div
      className={isOver ? 'file-drop over' : 'file-drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file === undefined ? (
        <p className="file-drop-title">{t('drop.title')}</p>
      ) : (
        <p className="file-drop-title">
          {file.name} <span className="soft">{bytes(file.size)}</span>
        </p>
      )}
      <div>
        {file === undefined ? <span className="soft">{t('drop.or')} </span> : null}
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={kinds?.accept ?? offered}
          onChange={({ target }) => take(target.files)}
        />
        <label htmlFor={id} className={file === undefined ? 'file-button' : 'file-button again'}>
          {t(file === undefined ? 'drop.choose' : 'drop.another')}
        </label>
      </div>
      <p className="soft small" aria-live="polite">
        {file?.size === 0 ? t('drop.empty') : note || (kinds?.text ?? t('drop.kinds'))}
      </p>
    </div>
  );
};
