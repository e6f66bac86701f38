"""What there is: the frozen values of a municipality's continuity planning, in the words of the field."""
