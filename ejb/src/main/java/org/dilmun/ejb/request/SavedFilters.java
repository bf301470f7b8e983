package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.RoleGrant;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.request.FilterNameTaken;
import org.dilmun.domain.request.FiltersFull;
import org.dilmun.domain.request.SavedFilter;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The ways to look at the inbox that the caller has named. Nobody sees those of others. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SavedFilters {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Access access;

    /** @return the oldest first */
    public List<SavedFilter> list() {
        return of(require());
    }

    /**
     * Gives what is chosen a name.
     *
     * @param parts as {@link SavedFilter#parts} holds them
     * @throws org.dilmun.domain.request.FilterNameWrong if it is none
     * @throws FilterNameTaken if another filter has it
     * @throws FiltersFull if there are {@value SavedFilter#MOST} already
     */
    public void save(String typedName, Map<String, String> parts) {
        String name = SavedFilter.named(typedName);
        long me = lock();
        List<SavedFilter> mine = of(me);
        requireFree(mine, name);
        if (mine.size() >= SavedFilter.MOST) {
            throw new FiltersFull(SavedFilter.MOST);
        }
        em.persist(new SavedFilter(ids.next(), me, name, parts));
    }

    /**
     * Gives a filter another name; its own again changes nothing.
     *
     * @throws org.dilmun.domain.request.FilterNameWrong if it is none
     * @throws FilterNameTaken if another filter has it
     * @throws NotFound if there is no filter of the old name
     */
    public void rename(String oldName, String typedName) {
        String name = SavedFilter.named(typedName);
        List<SavedFilter> mine = of(lock());
        SavedFilter filter = get(mine, oldName);
        if (!filter.name().equals(name)) {
            requireFree(mine, name);
            filter.rename(name);
        }
    }

    /** @throws NotFound if there is no filter of that name */
    public void remove(String name) {
        em.remove(get(of(lock()), name));
    }

    private static void requireFree(List<SavedFilter> mine, String name) {
        if (mine.stream().anyMatch(filter -> filter.name().equals(name))) {
            throw new FilterNameTaken();
        }
    }

    private static SavedFilter get(List<SavedFilter> mine, String name) {
        return mine.stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("filter", "name"));
    }

    private long require() {
        access.requireAnywhere(Permission.SEE_CASE, null);
        return access.requirePerson().id();
    }

    /** Of two acts of one official at the same moment the second sees what the first did: their grants are the lock. */
    private long lock() {
        long me = require();
        em.createQuery("select g from RoleGrant g where g.partyId = :me order by g.id", RoleGrant.class)
                .setParameter("me", me)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return me;
    }

    private List<SavedFilter> of(long official) {
        return em.createQuery("select f from SavedFilter f where f.partyId = :me order by f.id", SavedFilter.class)
                .setParameter("me", official)
                .getResultList();
    }
}
