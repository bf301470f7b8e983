package org.dilmun.ejb.persistence;

import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.SessionProfilerAdapter;

/** Counts for {@link StatementCount} what EclipseLink sends to the database; {@code persistence.xml} names it. */
public final class CountStatements extends SessionProfilerAdapter {

    @Override
    public void startOperationProfile(String operation, DatabaseQuery query, int weight) {
        if (StatementExecute.equals(operation)) {
            StatementCount.add();
        }
    }
}
