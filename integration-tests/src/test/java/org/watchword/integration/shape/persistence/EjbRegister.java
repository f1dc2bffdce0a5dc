package org.watchword.integration.shape.persistence;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** As an EJB. */
@Stateless
@LocalBean
public class EjbRegister implements Register {

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
