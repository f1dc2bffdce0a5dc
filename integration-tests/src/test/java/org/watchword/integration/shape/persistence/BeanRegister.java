package org.watchword.integration.shape.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** As a CDI bean. */
@ApplicationScoped
@Transactional
public class BeanRegister implements Register {

    @PersistenceContext
    private EntityManager entities;

    @Override
    public void add(String name, String role) {
        Writing.add(entities, name, role);
    }

    @Override
    public void addAndFail(String name, String role) {
        Writing.add(entities, name, role);
        throw new IllegalStateException("as asked for");
    }

    @Override
    public List<User> all() {
        return Writing.all(entities);
    }
}
