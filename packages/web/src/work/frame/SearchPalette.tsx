import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import { workPages } from '../areas.ts';
import { routerPath } from '../links.tsx';
import { holds, useMe } from '../me.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';

type Found = { readonly key: string; readonly kind: string; readonly title: string; readonly path: string };

/** The platform is asked when somebody stops typing for this long. */
const pauseMs = 180;
const textCharactersMax = 200;
const pagesShownMax = 5;

/** The end of an id tells two things of the same title apart. */
const idEndCharacters = 4;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** Pages of the portal by their name in the navigation: all that one may open while nothing is typed. */
const usePagesFound = (text: string): readonly Found[] => {
  const { t } = useTranslation(['desk', 'workspace']);
  const me = useMe();
  const wanted = text.trim().toLowerCase();
  return workPages
    .flatMap(({ path, roles, nav }): Found[] => {
      if (nav === undefined || (roles !== undefined && !holds(me, roles))) return [];
      return [
        { key: `page ${path}`, kind: t('search.page'), title: t(`workspace:nav.${nav.key}`), path: `/work/${path}` },
      ];
    })
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .slice(0, wanted === '' ? undefined : pagesShownMax);
};

const useFound = (text: string) => {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const settled = useSettled(text.trim());
  const asked = useAsk(['search', settled], (api) => api.GET('/api/v1/search', { params: { query: { q: settled } } }), {
    enabled: settled !== '',
  });
  const pages = usePagesFound(text);
  const hits = (settled === '' ? [] : (asked.data?.items ?? [])).map(
    ({ kind, id, title, path }): Found => ({
      key: `${kind} ${id}`,
      kind: `${t(`search.kinds.${kind}`)} …${id.slice(-idEndCharacters)}`,
      title: inLanguage(title, language),
      path,
    }),
  );
  const isSettled = settled === text.trim() && !asked.isFetching;
  return { found: [...hits, ...pages], error: asked.error, isSettled };
};

const step = (key: string, at: number, count: number): number | undefined => {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
};

type ResultsProps = {
  readonly id: string;
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onOpen: (found: Found) => void;
};

const Results = ({ id, found, chosen, onOpen }: ResultsProps) => {
  const { t } = useTranslation('desk');
  return (
    <div className="search-results" id={id} role="listbox" aria-label={t('search.label')}>
      {found.map((each, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and takes the keys, as a combobox does
        <div
          key={each.key}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          onClick={() => onOpen(each)}
          ref={(element) => {
            if (at === chosen) element?.scrollIntoView({ block: 'nearest' });
          }}
        >
          <span>{each.title}</span>
          <span className="soft small">{each.kind}</span>
        </div>
      ))}
    </div>
  );
};

/** A field and what it finds; arrow keys choose, Enter opens. */
export const SearchPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('desk');
  const id = useId();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, error, isSettled } = useFound(text);
  const chosen = Math.min(at, Math.max(found.length - 1, 0));
  const open = ({ path }: Found): void => {
    const within = routerPath(path);
    onClose();
    if (within === undefined) location.assign(path);
    else void go(within);
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = step(event.key, chosen, found.length);
    const target = found[chosen];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && target !== undefined) open(target);
    else return;
    event.preventDefault();
  };
  const isNothing = isSettled && text.trim() !== '' && found.length === 0 && error === null;
  return (
    <>
      <Input
        autoFocus
        value={text}
        maxLength={textCharactersMax}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
        aria-autocomplete="list"
        placeholder={t('search.placeholder')}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      {error === null ? null : <ProblemNote error={error} />}
      <Results id={id} found={found} chosen={chosen} onOpen={open} />
      <p className="soft small" role="status">
        {isNothing
          ? t('search.none', { text: text.trim() })
          : isSettled
            ? t('search.count', { count: found.length })
            : ''}
      </p>
      <p className="soft small no-touch">{t('search.hint')}</p>
    </>
  );
};
