import type { ApiPaths } from '@corridor/client/api';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';

type Step =
  ApiPaths['/api/v1/agreements/{id}/timeline']['get']['responses'][200]['content']['application/json']['items'][number];

type Props = {
  readonly steps: readonly Step[];
  /** The moment shown; undefined for now. */
  readonly at: string | undefined;
  readonly onChoose: (at: string) => void;
};

/** The last step that had happened at a moment; -1 before the first. */
export const stepAt = (steps: readonly { readonly at: string }[], at: string | undefined): number =>
  at === undefined ? steps.length - 1 : steps.findLastIndex((step) => new Date(step.at) <= new Date(at));

/** What happened, step by step; choosing one shows the agreement as it was right after it. */
export const Story = ({ steps, at, onChoose }: Props) => {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const { moment } = useFormats();
  const current = stepAt(steps, at);
  const [earlier, later] = [steps[current - 1], steps[current + 1]];
  return (
    <>
      <div className="work-actions">
        <Button disabled={earlier === undefined} onClick={() => earlier && onChoose(earlier.at)}>
          ← {t('replay.earlier')}
        </Button>
        <Button disabled={later === undefined} onClick={() => later && onChoose(later.at)}>
          {t('replay.later')} →
        </Button>
      </div>
      <ol className="story">
        {steps.map((step, index) => (
          <li key={step.id} className={index > current ? 'to-come' : ''}>
            <button
              type="button"
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onChoose(step.at)}
            >
              <span>{inLanguage(step.words, language)}</span>
              <span className="soft small">
                {moment(step.at)} ·{' '}
                {step.by === null ? t('replay.platform') : t('replay.by', { name: inLanguage(step.by, language) })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
};
