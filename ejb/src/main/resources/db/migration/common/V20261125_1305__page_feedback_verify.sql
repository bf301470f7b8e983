-- What is said of a verified document is said of the page: the document's code leads to its holder and is not kept.
update page_feedback set page_path = '/verify' where page_path like '/verify/%';
