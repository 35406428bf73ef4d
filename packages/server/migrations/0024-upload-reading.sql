-- What a person says of how an interrupted upload is to be read, beside its encoding and separator.

alter table datasets.intake
  add column table_asked text check (length(table_asked) between 1 and 500),
  add column dates_asked text check (dates_asked in ('text', 'year-first', 'day-first', 'month-first'));
