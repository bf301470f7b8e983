-- Answers of the last days by page, counted from the index alone.
create index ix_page_feedback_given on page_feedback (given_at, page_path, useful);
