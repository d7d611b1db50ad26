"""What the register of Viet Nam is made from, and how."""
