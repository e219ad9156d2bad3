"""The v3 APIs of the cloud and the OAuth 2.0 in front of them.

What both generations share is in interaction.
"""
