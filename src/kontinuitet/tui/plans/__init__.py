"""Plans: the overview, a service, the registers and what if."""
