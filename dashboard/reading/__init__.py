"""What people type and paste, read once and the same way everywhere. No Django in here.

Each value is read in three steps: what nobody can see goes first, then Unicode is brought into one
form, then the meaning is taken out. What a form reads here is what ECE is sent.
"""
