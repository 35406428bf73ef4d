import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Asked } from './read.ts';

/** Files of one kind of document: a few photos say it, more belong into one file. */
export const filesMax = 3;

/** Files that were chosen, by the kind of document. */
export type Chosen = Readonly<Record<string, readonly File[]>>;

type Props = {
  readonly material: Asked;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
};

const Files = ({ files, onChange }: Pick<Props, 'files' | 'onChange'>) => {
  const { t } = useTranslation('residents');
  const { bytes } = useFormats();
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`}>
          {file.name} <span className="soft small">{bytes(file.size)}</span>
          <button
            type="button"
            className="button bare"
            aria-label={t('photo.drop', { name: file.name })}
            onClick={() => onChange(files.filter((one) => one !== file))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
};

/** Chooses photos or documents of one kind; they are sent once there is a number to send them to. */
export const Photos = ({ material, files, onChange }: Props) => {
  const id = useId();
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const isPhoto = material.key.includes('photo');
  const add = (chosen: FileList | null): void => onChange([...files, ...(chosen ?? [])].slice(0, filesMax));
  return (
    <div className="field">
      <label htmlFor={id}>
        {inLanguage(material.title, language)} <span className="soft small optional">{t('form.optional')}</span>
      </label>
      <span className="hint" id={`${id}-help`}>
        {t(isPhoto ? 'photo.help' : 'photo.fileHelp', { max: filesMax })}
      </span>
      {files.length >= filesMax ? null : (
        <input
          id={id}
          type="file"
          multiple
          aria-describedby={`${id}-help`}
          {...(isPhoto ? { accept: 'image/*' } : {})}
          onChange={({ target }) => {
            add(target.files);
            target.value = '';
          }}
        />
      )}
      {files.length === 0 ? null : <Files files={files} onChange={onChange} />}
    </div>
  );
};
