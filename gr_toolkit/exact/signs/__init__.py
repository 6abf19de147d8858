"""What is known of signs on a domain, and how it is proved."""
