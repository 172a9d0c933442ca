"""What people see: tables, maps."""
