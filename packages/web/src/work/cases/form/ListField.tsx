import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/form/faults.ts';
import { type Form, plainItem } from '../../../shared/form/fields.ts';
import { type Answers, isAnswers } from '../../../shared/form/schema.ts';

type ItemProps = {
  readonly form: Form;
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  readonly at: string;
  readonly onChange: (answers: Answers) => void;
};

type Props = {
  readonly label: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly items: Form;
  readonly faults: readonly Fault[];
  readonly onChange: (value: unknown) => void;
  /** Draws the form of one item: a form holds lists, which hold forms. */
  readonly draw: (props: ItemProps) => ReactNode;
};

const isPlain = ({ schema }: Form): boolean => schema.properties?.[plainItem] !== undefined;

/** A list of things of one kind: each with its own small form; one more, or one less. */
export const ListField = ({ label, pointer, value, items, faults, onChange, draw }: Props) => {
  const { t } = useTranslation('cases');
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  const plain = isPlain(items);
  const put = (at: number, next: unknown): void => onChange(all.map((one, i) => (i === at ? next : one)));
  const drop = (at: number): void => {
    const rest = all.filter((_, i) => i !== at);
    onChange(rest.length === 0 ? undefined : rest);
  };
  return (
    <div className="list-field">
      {all.map((one, at) => {
        const answers: Answers = plain ? { [plainItem]: one } : isAnswers(one) ? one : {};
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their place
          <fieldset key={at}>
            <legend>{t('form.item', { label, number: at + 1 })}</legend>
            {draw({
              form: items,
              answers,
              faults,
              at: `${pointer}/${at}`,
              onChange: (next) => put(at, plain ? (next[plainItem] ?? '') : next),
            })}
            <Button size="small" onClick={() => drop(at)} aria-label={t('form.dropItem', { label, number: at + 1 })}>
              {t('form.drop')}
            </Button>
          </fieldset>
        );
      })}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...all, plain ? '' : {}])}>
        {t('form.add')}
      </Button>
    </div>
  );
};
