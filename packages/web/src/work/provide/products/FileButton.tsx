import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { type Filed, type Purpose, useFile } from './evidence.ts';

type Props = {
  readonly productId: string;
  readonly purpose: Purpose;
  readonly label: string;
  readonly onFiled: (file: Filed) => void;
};

/** Chooses a file and hands it in as evidence. */
export const FileButton = ({ productId, purpose, label, onFiled }: Props) => {
  const filing = useFile(productId, purpose);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const filed = await filing.mutateAsync(file).catch(() => undefined);
    if (filed !== undefined) onFiled(filed);
  };
  return (
    <>
      <label className="file-button again" aria-busy={filing.isPending}>
        {label}
        <input
          className="visually-hidden"
          type="file"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {filing.error === null ? null : <ProblemNote error={filing.error} />}
    </>
  );
};
