import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly title: string;
  /** One sentence on what this page is for. */
  readonly lead?: ReactNode;
  /** The one or two things that are done here. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** A working page: heading, what it is for, what can be done, content. Sets the tab's title. */
export const WorkView = ({ title, lead, actions, children }: Props) => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('name')}`;
  }, [title, t]);
  return (
    <div className="work-view">
      <div className="work-head">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <p className="soft">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="work-actions no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
};
