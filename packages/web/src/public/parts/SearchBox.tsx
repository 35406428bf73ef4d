import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { type Suggestion, useSuggestions } from './useSuggestions.ts';

type ListProps = {
  readonly id: string;
  readonly items: readonly Suggestion[];
  readonly active: number;
};

const Suggestions = ({ id, items, active }: ListProps) => {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  return (
    <div className="suggestions" role="listbox" id={id} aria-label={t('suggestions')}>
      {items.map((item, at) => (
        <a
          key={item.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          tabIndex={-1}
          href={`/products/${item.id}`}
          onMouseDown={(event) => event.preventDefault()}
        >
          {inLanguage(item.title, language)}
        </a>
      ))}
    </div>
  );
};

/** Arrows walk through the list and around its end; −1 is the field itself. */
const stepped = (active: number, by: number, count: number): number =>
  ((active + 1 + by + count + 1) % (count + 1)) - 1;

type Props = { readonly label: string; readonly placeholder: string; readonly initial?: string };

/** The field to search by, with titles while somebody types; without a script it is an ordinary field of its form. */
export const SearchBox = ({ label, placeholder, initial = '' }: Props) => {
  const id = useId();
  const [text, setText] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const items = useSuggestions(isOpen ? text : '');
  const shows = isOpen && items.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setOpen(false);
    if (!shows) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, items.length));
    }
    const chosen = items[active];
    if (event.key !== 'Enter' || chosen === undefined) return;
    event.preventDefault();
    location.assign(`/products/${chosen.id}`);
  };
  return (
    <div className="search-box">
      <input
        name="q"
        type="search"
        autoComplete="off"
        maxLength={200}
        value={text}
        placeholder={placeholder}
        aria-label={label}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shows}
        aria-controls={id}
        aria-activedescendant={shows && active >= 0 ? `${id}-${active}` : undefined}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {shows ? <Suggestions id={id} items={items} active={active} /> : null}
    </div>
  );
};
