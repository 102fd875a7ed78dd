create index history_newest_first on history (organization, id desc);
