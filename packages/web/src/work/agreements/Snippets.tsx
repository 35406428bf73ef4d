import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharedTable, snippetOf, type Tool, tools } from './snippets.ts';

const names: Readonly<Record<Tool, string>> = {
  pandas: 'pandas',
  spark: 'Spark',
  duckdb: 'DuckDB',
  powerbi: 'Power BI',
  curl: 'curl',
};

const Snippet = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0}>{text}</pre>
      <Button
        size="small"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => setCopied(true));
        }}
      >
        {t(isCopied ? 'act.copied' : 'act.copy')}
      </Button>
    </div>
  );
};

/** Ready-made code for a table, one tool at a time. */
export const Snippets = ({ table }: { readonly table: SharedTable }) => {
  const [tool, setTool] = useState<Tool>('pandas');
  return (
    <div className="stacked">
      <div>
        <Segmented
          size="small"
          value={tool}
          onChange={setTool}
          options={tools.map((one) => ({ value: one, label: names[one] }))}
        />
      </div>
      <Snippet key={tool} text={snippetOf(tool, table)} />
    </div>
  );
};
